using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;

namespace GhlStockTwits.Core.Tests.OddAnswers;

/// <summary>
/// Odd answers to each kind of call: no error of .NET's own, no success that was not one, and where a change may have
/// been made, its outcome is unknown. By default a sample; all of it with the environment
/// variable <c>ODD_ANSWERS=all</c> and <c>dotnet test tests/Core.Tests --filter OddAnswer</c>.
/// </summary>
public sealed class OddAnswerTests
{
    private const int SampleSize = 14;

    private static readonly ApiErrorKind[] s_kinds =
    [
        ApiErrorKind.InvalidResponse, ApiErrorKind.Blocked, ApiErrorKind.ListingIncomplete,
        ApiErrorKind.ConnectionLost,
    ];

    public static TheoryData<string> Calls { get; } = [.. OddCall.All.Select(static call => call.Name)];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Odd_answers_are_errors_or_cost_no_more_than_what_is_odd(string name)
    {
        OddCall call = OddCall.All.Single(call => call.Name == name);
        ScriptedResponse answer = ScriptedResponse.Json(call.Good);
        using LoopbackServer server = new(_ => Volatile.Read(ref answer));
        Assert.Equal(call.Result, await call.Run(server.Address, "good", new CallContext(CancellationToken.None)));

        List<string> wrong = [];
        foreach (OddAnswer odd in Sample(name))
        {
            Volatile.Write(ref answer, odd.To(call));
            wrong.AddRange(await JudgeAsync(call, odd, answer.HasEffect, server.Address));
        }

        Assert.Empty(wrong);
    }

    private static async Task<IEnumerable<string>> JudgeAsync(
        OddCall call, OddAnswer odd, bool hasEffect, Uri address)
    {
        ProgressMessages progress = new();
        string result;
        try
        {
            result = await call.Run(address, odd.Name, new CallContext(CancellationToken.None, progress));
        }
        catch (ApiException failure)
        {
            bool isRight = call.IsChange && hasEffect
                ? failure.Kind == ApiErrorKind.OutcomeUnknown
                    || (call.CanBeRepeated && failure.Kind == ApiErrorKind.ConnectionLost)
                : s_kinds.Contains(failure.Kind);
            return isRight ? [] : [$"{odd.Name}: {failure.ErrorId}"];
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return [$"{odd.Name}: {failure.GetType().Name}"];
        }

        bool hasWarning = progress.All.Any(static message => message.IsWarning);
        return odd.MustFail ? [$"{odd.Name}: no error"]
            : result == call.Result || hasWarning ? []
            : [$"{odd.Name}: '{result}' without a warning"];
    }

    private static IEnumerable<OddAnswer> Sample(string name)
    {
        OddAnswer[] all = [.. OddAnswer.All];
        if (Environment.GetEnvironmentVariable("ODD_ANSWERS") == "all")
        {
            return all;
        }

        int seed = OddCall.All.Select(static call => call.Name).ToList().IndexOf(name);
        new Random(seed).Shuffle(all);
        return all.Take(SampleSize);
    }
}
