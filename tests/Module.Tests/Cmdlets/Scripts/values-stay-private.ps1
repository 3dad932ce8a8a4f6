$contact = New-GhlContact -FirstName Ada -LastName Example -Email ada@example.com -Phone '+1 555 010 0199' -Address1 '7 Hidden Lane' -CustomField @{ industry = 'ada@example.com'; stocktwits_handle = 'ada' }
$before = $sandbox.WriteCount
foreach ($name in 'email', 'Phone', 'address1', 'dateOfBirth', 'body', 'notes') {
    Tell "list $name" (Trouble { $contact | Send-StockTwitsUpdate -Template "{{ $name }}" -Publish $name })[0].FullyQualifiedErrorId
}
Tell 'unlisted' (Trouble { $contact | Send-StockTwitsUpdate -Template '{{ name }} {{ email }}' -Publish name })[0].FullyQualifiedErrorId
Tell 'in another field' (Describe (Trouble { $contact | Send-StockTwitsUpdate -Template 'Mail {{ industry }}' -Publish industry }))
Tell 'in the template' (Describe (Trouble { $contact | Send-StockTwitsUpdate -Template 'Visit {{ name }} at 7 hidden lane' -Publish name }))
Tell 'a phone' (Describe (Trouble { [pscustomobject]@{ title = 'call +1 (555) 010-0123' } | Send-StockTwitsUpdate -Template '{{ title }}' -Publish title }))
Tell 'a body' (Describe (Trouble { @{ title = 'about Secret Merger'; body = 'secret   merger' } | Send-StockTwitsUpdate -Template '{{ title }}' -Publish title }))
Tell 'a mention' (Describe (Trouble { $contact | Send-StockTwitsUpdate -Template 'Welcome @{{ stocktwits_handle }}' -Publish stocktwits_handle }))
Tell 'no such field' (Trouble { $contact | Send-StockTwitsUpdate -Template '{{ titel }}' -Publish titel })[0].FullyQualifiedErrorId
Tell 'no template' (Trouble { $contact | Send-StockTwitsUpdate -Template '{{#each' -Publish name })[0].FullyQualifiedErrorId
Tell 'writes' ($sandbox.WriteCount - $before)
