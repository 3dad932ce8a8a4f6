$appointment = Get-GhlContact | Get-GhlContactAppointment | Select-Object -First 1
$note = $appointment | New-GhlAppointmentNote -Body 'one'
Tell 'made' ($note.AppointmentId -eq $appointment.Id)
Tell 'changed' ($note | Set-GhlAppointmentNote -Body 'two' -PassThru).Body
Tell 'found' (Get-GhlAppointmentNote $appointment.Id | Where-Object Id -EQ $note.Id).Body
Tell 'found and changed' (Get-GhlAppointmentNote $appointment.Id | Where-Object Id -EQ $note.Id | Set-GhlAppointmentNote -Body 'three' -PassThru).Body
1..25 | ForEach-Object { $null = New-GhlAppointmentNote $appointment.Id -Body "note $_" }
Tell 'beyond a page' ($appointment | Get-GhlAppointmentNote | Measure-Object).Count
$appointment | Get-GhlAppointmentNote | Remove-GhlAppointmentNote
Tell 'left' @($appointment | Get-GhlAppointmentNote).Count
Tell 'unknown' (Trouble { Get-GhlAppointmentNote nobody })[0].FullyQualifiedErrorId
