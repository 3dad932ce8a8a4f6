using System.Management.Automation;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

public sealed class ShouldProcessTests
{
    private static readonly HashSet<string> s_changing =
    [
        VerbsCommon.Add, VerbsCommon.Clear, VerbsCommon.New, VerbsCommon.Remove, VerbsCommon.Set,
        VerbsCommunications.Send, VerbsData.Initialize, VerbsData.Sync, VerbsData.Update,
        VerbsLifecycle.Approve, VerbsLifecycle.Complete, VerbsLifecycle.Deny, VerbsLifecycle.Disable,
        VerbsLifecycle.Enable, VerbsLifecycle.Restart, VerbsLifecycle.Resume, VerbsLifecycle.Suspend,
    ];

    private static readonly HashSet<string> s_reading =
    [
        VerbsCommon.Find, VerbsCommon.Get, VerbsData.Compare, VerbsData.ConvertFrom, VerbsDiagnostic.Measure,
    ];

    [Fact]
    public void Verbs_that_change_something_have_WhatIf()
    {
        Convention.Require(
            "Add SupportsShouldProcess = true to [Cmdlet] and call ShouldProcess before the change.",
            CmdletType.Names(static cmdlet =>
                s_changing.Contains(cmdlet.Attribute.VerbName) && !cmdlet.Attribute.SupportsShouldProcess));
    }

    [Fact]
    public void Verbs_that_only_read_have_none()
    {
        Convention.Require(
            "Remove SupportsShouldProcess: there is nothing to confirm, or the verb is wrong.",
            CmdletType.Names(static cmdlet =>
                s_reading.Contains(cmdlet.Attribute.VerbName) && cmdlet.Attribute.SupportsShouldProcess));
    }

    [Fact]
    public void Cmdlets_that_remove_something_ask_by_default()
    {
        Convention.Require(
            "Add ConfirmImpact = ConfirmImpact.High to [Cmdlet].",
            CmdletType.Names(static cmdlet =>
                (cmdlet.Attribute.VerbName is VerbsCommon.Remove or VerbsCommon.Clear)
                && cmdlet.Attribute.ConfirmImpact != ConfirmImpact.High));
    }

    [Fact]
    public void Confirm_is_the_only_answer()
    {
        Convention.Require(
            "Remove -Force: -Confirm:$false is the answer of a script.",
            CmdletType.Names(static cmdlet => cmdlet.Parameters.Any(static parameter => parameter.Name == "Force")));
    }
}
