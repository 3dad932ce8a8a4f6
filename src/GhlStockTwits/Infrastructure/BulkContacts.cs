using System.Collections;
using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel;

namespace GhlStockTwits.Infrastructure;

/// <summary>
/// Collects contacts and changes them together, a batch at a time. Contacts that fail are reported one by one.
/// </summary>
/// <param name="cmdlet">The cmdlet.</param>
/// <param name="change">Changes the contacts of a batch.</param>
internal sealed class BulkContacts(HighLevelCmdlet cmdlet, Action<string[]> change)
{
    private readonly HashSet<string> _pending = [];
    private int _sent;

    /// <summary>Adds a contact to the batch, and changes the batch when it is full.</summary>
    /// <exception cref="GhlStockTwitsException">The contact belongs to another location.</exception>
    public void Add(string contactId)
    {
        cmdlet.Ghl.RequireLocation(cmdlet.LocationId);
        if (_pending.Add(contactId) && _pending.Count == BulkChange.BatchSize)
        {
            Flush();
        }
    }

    /// <summary>Changes the contacts of a batch that is not full.</summary>
    public void Flush()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        string[] contactIds = [.. _pending];
        change(contactIds);
        _pending.Clear();
        CompletionCache.Clear(cmdlet.Ghl);
        _sent += contactIds.Length;
        cmdlet.ShowProgress("contacts changed", _sent);
    }

    /// <summary>
    /// Names the contacts that the cmdlet accepted and did not change, because the pipeline was stopped or another
    /// command in it failed. Nothing can be written to the pipeline then, so this goes to the host and to $Error.
    /// </summary>
    public void ReportUnsent()
    {
        if (_pending.Count == 0)
        {
            return;
        }

        ErrorRecord record = ErrorRecords.For(CmdletErrors.NotSent([.. _pending]), _pending.ToArray());
        _pending.Clear();
        cmdlet.Host?.UI?.WriteWarningLine(record.ErrorDetails.Message);
        (cmdlet.GetVariableValue("Error") as ArrayList)?.Insert(0, record);
    }

    /// <summary>Sends all requests of a change and reports the contacts that failed.</summary>
    /// <returns>The contacts that were changed.</returns>
    public string[] Run(BulkChange bulk, string[] contactIds)
    {
        List<string> failed = [];
        while (!bulk.IsDone)
        {
            BulkFailure[] failures = Step(bulk);
            cmdlet.ForEach(failures, static one => throw one.Reason, static one => one.ContactId);
            failed.AddRange(failures.Select(static one => one.ContactId));
        }

        return [.. contactIds.Except(failed)];
    }

    /// <summary>
    /// An error that is not about single contacts, such as a business that does not exist, would fail for all others
    /// too, so it ends the cmdlet.
    /// </summary>
    private BulkFailure[] Step(BulkChange bulk)
    {
        try
        {
            return cmdlet.Await(bulk.StepAsync);
        }
        catch (ApiException failure)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.For(failure, null));
            throw;
        }
    }
}
