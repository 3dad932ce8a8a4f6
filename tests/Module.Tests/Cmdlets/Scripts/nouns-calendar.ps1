$contact = New-GhlContact -FirstName Ada -Email ada@example.com
$calendar = Get-GhlCalendar | Select-Object -First 1
Tell 'calendars' @(Get-GhlCalendar).Count
Tell 'calendar by name' (Get-GhlCalendar 'investor*').Id.Equals($calendar.Id)
Tell 'calendar by id' ($calendar | Get-GhlCalendar).Name

$from = [DateTimeOffset] '2027-02-01T00:00:00Z'
$slots = @($calendar | Get-GhlFreeSlot -From $from)
Tell 'slots of a week' $slots.Count
Tell 'slot' ($slots[0].CalendarId -eq $calendar.Id -and $slots[0].Start -ge $from)
$long = @($calendar.Id | ForEach-Object { Get-GhlFreeSlot $_ -From $from -To $from.AddDays(70) -Timezone Europe/Berlin })
$each = @{}
$long | ForEach-Object { $each["$_"] = $true }
Tell 'slots of ten weeks' "$($long.Count) $($each.Count) $($long[0].Start.Offset)"

$one = $slots | Select-Object -First 1 | New-GhlAppointment -ContactId ada@example.com
Tell 'booked' ($one.Start -eq $slots[0].Start -and $one.ContactId -eq $contact.Id)
Tell 'slot is taken' @($calendar | Get-GhlFreeSlot -From $from).Count
Tell 'read' ($one | Get-GhlAppointment).Status
Tell 'of calendars' @(Get-GhlCalendar | Get-GhlAppointment -From $from).Count
Tell 'of a user' (Get-GhlAppointment -UserId $one.AssignedUserId -From $from).Id.Equals($one.Id)
Tell 'other times' @(Get-GhlAppointment -CalendarId $calendar.Id -From $from.AddDays(30)).Count
$changed = $one | Set-GhlAppointment -Status showed -Title Report -Start '2027-02-03T10:00:00Z' -End '2027-02-03T10:30:00Z' -ToNotify:$false -PassThru
Tell 'changed' "$($changed.Status) $($changed.Title) $(($changed.End - $changed.Start).TotalMinutes)"
Tell 'found and changed' (Get-GhlAppointment $one.Id | Set-GhlAppointment -Status noshow -PassThru).Status
$own = $contact | Get-GhlContactAppointment
Tell 'no zone, no moment' ($null -eq $own.Start)
Tell 'read again' ($own | Get-GhlAppointment).Start.UtcDateTime.Hour
Tell 'not booked at a guess' (Trouble { $own | New-GhlAppointment })[0].FullyQualifiedErrorId
Tell 'one booked' @($contact | Get-GhlContactAppointment).Count
Tell 'asks' (Trouble { $one | Remove-GhlAppointment })[0].FullyQualifiedErrorId
$one | Get-GhlAppointment | Remove-GhlAppointment -Confirm:$false
Tell 'left' @($contact | Get-GhlContactAppointment).Count
Tell 'upside down' (Trouble { $calendar | Get-GhlFreeSlot -From $from -To $from.AddDays(-1) })[0].FullyQualifiedErrorId

$location = $sandbox.LocationId
function Payload($type, $more) { '{"type":"' + $type + '","locationId":"' + $location + '",' + $more + '}' }
$note = Payload NoteCreate ('"id":"n1","body":"private words","contactId":"' + $contact.Id + '"')
Tell 'delivery' ($note | ConvertFrom-GhlWebhook | ForEach-Object { "$($_.Event) $($_.Type) $($_.Id) $_ $($_.Data)" })
Tell 'its contact' ($note | ConvertFrom-GhlWebhook | Get-GhlContact).FirstName
$task = Payload TaskCreate '"id":"t1"'
Tell 'no contact' (Trouble { $task | ConvertFrom-GhlWebhook | Get-GhlContact })[0].FullyQualifiedErrorId
Tell 'no contacts' @($task | ConvertFrom-GhlWebhook | Get-GhlContact -ErrorAction SilentlyContinue).Count
Tell 'elsewhere' (Trouble { $note.Replace($location, 'other') | ConvertFrom-GhlWebhook | Get-GhlContact })[0].FullyQualifiedErrorId
Tell 'bad' (Describe (Trouble { $note, 'private words', '{"private":"words"}', $task | ConvertFrom-GhlWebhook }))
Tell 'good' @($note, 'private words', $task | ConvertFrom-GhlWebhook -ErrorAction SilentlyContinue).Count
Tell 'events' @(Get-GhlStockTwitsOperation -Kind Event -Cmdlet ConvertFrom-GhlWebhook).Count
