using GhlStockTwits.Sync.Engine;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class ReaderPoolTests
{
    private static readonly Func<Task<bool>> s_stored = static () => Task.FromResult(true);
    private static readonly Func<Task<bool>> s_failed = static () => Task.FromResult(false);

    [Fact]
    public async Task What_is_read_side_by_side_is_stored_in_the_order_in_which_it_was_found()
    {
        TaskCompletionSource<Func<Task<bool>>> slow = new();
        List<int> begun = [];
        List<int> stored = [];
        Task<ReadEnd> reading = new ReaderPool(3, static () => true).ReadAsync(
            Found(5),
            one =>
            {
                begun.Add(one);
                return one == 1 ? slow.Task : Task.FromResult(s_stored);
            },
            stored.Add);

        Assert.Equal([0, 1, 2, 3, 4], begun);
        Assert.Equal([0], stored);
        slow.SetResult(s_stored);

        Assert.Equal(ReadEnd.Complete, await reading);
        Assert.Equal([0, 1, 2, 3, 4], stored);
    }

    [Fact]
    public async Task No_more_than_the_readers_are_read_at_once()
    {
        int running = 0;
        int most = 0;
        await new ReaderPool(3, static () => true).ReadAsync(Found(20), async _ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return s_stored;
        });

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_service_that_answers_nothing_is_asked_five_times_and_what_follows_is_not_passed()
    {
        int asked = 0;
        List<int> passed = [];
        ReadEnd end = await new ReaderPool(16, static () => true).ReadAsync(
            Found(100),
            async _ =>
            {
                asked++;
                await Task.Yield();
                return s_failed;
            },
            passed.Add);

        Assert.Equal((ReadEnd.NoAnswers, 5, 5), (end, asked, passed.Count));
    }

    [Fact]
    public async Task What_was_begun_when_the_time_is_up_is_stored()
    {
        int left = 7;
        List<int> stored = [];

        ReadEnd end = await new ReaderPool(4, () => left-- > 0).ReadAsync(
            Found(100), static _ => Task.FromResult(s_stored), stored.Add);

        Assert.Equal(ReadEnd.OutOfTime, end);
        Assert.Equal(Enumerable.Range(0, 7), stored);
    }

    [Fact]
    public async Task An_error_ends_reading_and_nothing_after_it_is_stored()
    {
        List<int> stored = [];
        Task<ReadEnd> reading = new ReaderPool(4, static () => true).ReadAsync(
            Found(100),
            static one => one == 2
                ? Task.FromException<Func<Task<bool>>>(new InvalidOperationException("2"))
                : Task.FromResult(s_stored),
            stored.Add);

        await Assert.ThrowsAsync<InvalidOperationException>(() => reading);
        Assert.Equal([0, 1], stored);
    }

    private static async IAsyncEnumerable<int> Found(int count)
    {
        for (int i = 0; i < count; i++)
        {
            await Task.CompletedTask;
            yield return i;
        }
    }
}
