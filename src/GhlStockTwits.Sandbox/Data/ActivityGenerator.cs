using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.HighLevel;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>Generates tasks, notes and appointments. The first contact has all of them, whatever the seed.</summary>
internal sealed class ActivityGenerator
{
    // Enough for every test. More would only cost memory.
    private const int MaxContacts = 20_000;

    private readonly SeededRandom _random;
    private readonly LocationData _location;
    private readonly DateTimeOffset _today;
    private readonly JsonObject[] _calendars;
    private readonly string _userId;

    public ActivityGenerator(SeededRandom random, LocationData location, DateTimeOffset today)
    {
        _random = random;
        _location = location;
        _today = today;
        _calendars = [.. location.Calendars.Items];
        _userId = (string)_calendars[0]["teamMembers"]![0]!["userId"]!;
    }

    public void Generate(IReadOnlyList<Contact> contacts)
    {
        for (int index = 0; index < Math.Min(contacts.Count, MaxContacts); index++)
        {
            Contact contact = contacts[index];
            bool isFirst = index == 0;
            if (isFirst || _random.Chance(40))
            {
                int dueInDays = isFirst ? 3 : _random.Next(60) - 30;
                AddTask(contact, dueInDays, completed: !isFirst && _random.Chance(40));
            }

            if (isFirst || _random.Chance(10))
            {
                AddTask(contact, dueInDays: -_random.Next(30) - 1, completed: isFirst || _random.Chance(70));
            }

            if (isFirst || _random.Chance(30))
            {
                AddNote(contact);
            }

            if (isFirst || _random.Chance(12))
            {
                AddAppointment(contact);
            }
        }
    }

    private void AddTask(Contact contact, int dueInDays, bool completed)
    {
        JsonObject task = new()
        {
            ["id"] = _random.Id(),
            ["title"] = _random.Pick(FakeData.TaskTitles),
            ["body"] = "Fake data of the sandbox.",
            ["dueDate"] = ContactJson.Iso(_today.AddDays(dueInDays).AddHours(9 + _random.Next(8))),
            ["completed"] = completed,
            ["contactId"] = contact.Id,
        };
        if (_random.Chance(70))
        {
            task["assignedTo"] = _userId;
        }

        _location.ContactTasks.Add(task);
    }

    private void AddNote(Contact contact)
    {
        _location.ContactNotes.Add(new JsonObject
        {
            ["id"] = _random.Id(),
            ["body"] = _random.Pick(FakeData.NoteBodies),
            ["userId"] = _userId,
            ["dateAdded"] = ContactJson.Iso(contact.DateUpdated),
            ["contactId"] = contact.Id,
        });
    }

    private void AddAppointment(Contact contact)
    {
        JsonObject calendar = _random.Pick(_calendars);
        string title = $"{(string?)calendar["name"]} with {contact.Name}";
        JsonObject appointment = Appointments.NewAppointment(
            _random.Id(), contact, calendar, title, contact.DateUpdated);
        DateTimeOffset start = _today.AddDays(_random.Next(40) - 10).AddHours(14 + _random.Next(6));
        appointment["startTime"] = Appointments.Iso(start);
        appointment["endTime"] = Appointments.Iso(start.AddHours(1));
        appointment["appointmentStatus"] = start < _today ? "showed" : "confirmed";
        _location.Events.Add(appointment);
    }
}
