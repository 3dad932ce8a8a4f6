using System.ComponentModel;
using GhlStockTwits.Api;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// A cmdlet that changes many contacts by few calls: it collects contacts, a batch at most, and changes them together.
/// Those that fail are reported one by one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContactBulkCmdlet : ContactCmdlet
{
    private readonly HashSet<string> _waiting = [];
    private int _sent;

    /// <summary>Changes the contact later, with others.</summary>
    private protected void Collect(string contactId)
    {
        Ghl.RequireLocation(ContactId!.Lookup, LocationId);
        if (_waiting.Add(contactId) && _waiting.Count == BulkChange.BatchSize)
        {
            Flush();
        }
    }

    private protected override void Complete()
    {
        if (_waiting.Count > 0)
        {
            Flush();
        }
    }

    /// <summary>Changes contacts together.</summary>
    private protected abstract void Change(string[] contactIds);

    /// <summary>Makes all calls of a change and reports the contacts that failed.</summary>
    /// <returns>Those that did not.</returns>
    private protected string[] Run(BulkChange change, string[] contactIds)
    {
        List<BulkFailure> failures = [];
        while (!change.IsDone)
        {
            BulkFailure[] failed = Step(change);
            ForEach(failed, static one => throw one.Reason, static one => one.ContactId);
            failures.AddRange(failed);
        }

        return [.. contactIds.Except(failures.Select(static one => one.ContactId))];
    }

    /// <summary>
    /// What is not about single contacts, such as a business that does not exist, fails for all that may come.
    /// </summary>
    private BulkFailure[] Step(BulkChange change)
    {
        try
        {
            return Await(change.StepAsync);
        }
        catch (ApiException failure)
        {
            ThrowTerminatingError(ErrorRecords.For(failure, null));
            throw;
        }
    }

    private void Flush()
    {
        string[] contactIds = [.. _waiting];
        _waiting.Clear();
        Change(contactIds);
        CompletionCache.Clear(Ghl);
        _sent += contactIds.Length;
        ShowProgress(MyInvocation.MyCommand.Name, $"{_sent} contacts");
    }
}
