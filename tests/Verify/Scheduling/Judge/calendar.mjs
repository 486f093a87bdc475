// An invitation by the rules of RFC 5545 and 5546, read by ical.js.
import ICAL from 'ical.js';

const line = /^[A-Za-z0-9-]+(;[A-Za-z0-9-]+=("[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*)(,("[^"\x00-\x08\x0a-\x1f\x7f]*"|[^";:,\x00-\x08\x0a-\x1f\x7f]*))*)*:[^\x00-\x08\x0a-\x1f\x7f]*$/;
const once = ['uid', 'sequence', 'dtstamp', 'dtstart', 'dtend', 'summary', 'organizer', 'status', 'transp'];
const atMostOnce = ['description', 'location', 'url', 'comment'];

export function judgeCalendar(octets, method, problems) {
  judgeLines(octets, problems);
  const calendar = new ICAL.Component(ICAL.parse(octets.toString('utf8')));
  const meetings = calendar.getAllSubcomponents('vevent');
  const zones = calendar.getAllSubcomponents('vtimezone');
  if (calendar.name !== 'vcalendar' || meetings.length !== 1 || calendar.getAllSubcomponents().length !== meetings.length + zones.length)
    problems.push(`the components are ${calendar.getAllSubcomponents().map(({ name }) => name)}`);
  const [meeting] = meetings;
  judgeCounts(calendar, ['version', 'prodid', 'method', 'calscale'], [], 'calendar', problems);
  judgeCounts(meeting, once, [...atMostOnce, 'attendee'], 'meeting', problems);
  judgeMethod(calendar, meeting, method, problems);
  judgePeople(meeting, method, problems);
  const [start, end] = ['dtstart', 'dtend'].map((name) => instant(meeting, name, zones, problems));
  if (zones.some((zone) => !['dtstart', 'dtend'].some((name) => meeting.getFirstProperty(name)?.getParameter('tzid') === zone.getFirstPropertyValue('tzid'))))
    problems.push('there is a zone that nothing refers to');
  return { method, start: start.at, end: end.at, times: { start, end }, stamp: stampOf(meeting, problems), ...texts(meeting) };
}

function judgeLines(octets, problems) {
  const text = octets.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(octets) || text.includes('\ufffd'))
    problems.push('it is not UTF-8');
  const lines = text.split('\r\n');
  if (lines.pop() !== '' || lines.some((found) => /[\r\n]/.test(found)))
    problems.push('a line does not end with CRLF');
  let start = 0;
  for (let end = octets.indexOf('\r\n'); end >= 0; start = end + 2, end = octets.indexOf('\r\n', start)) {
    const part = octets.subarray(start, end);
    if (part.length > 75)
      problems.push(`a line of ${part.length} octets`);
    if (!Buffer.from(part.toString('utf8'), 'utf8').equals(part))
      problems.push('a line is folded inside a character');
  }
  for (const found of text.replace(/\r\n[ \t]/g, '').split('\r\n').slice(0, -1)) {
    if (!line.test(found))
      problems.push(`no content line: ${JSON.stringify(found)}`);
  }
}

function judgeCounts(component, exactly, atMost, of, problems) {
  const names = component.getAllProperties().map(({ name }) => name);
  for (const name of exactly.filter((known) => names.filter((found) => found === known).length !== 1))
    problems.push(`${name} of the ${of} is not there once`);
  for (const name of atMost.filter((known) => known !== 'attendee' && names.filter((found) => found === known).length > 1))
    problems.push(`${name} of the ${of} is there twice`);
  for (const name of names.filter((found) => !exactly.includes(found) && !atMost.includes(found)))
    problems.push(`nobody asked for ${JSON.stringify(name)} of the ${of}`);
}

function judgeMethod(calendar, meeting, method, problems) {
  if (!['REQUEST', 'CANCEL'].includes(method) || calendar.getFirstPropertyValue('method') !== method)
    problems.push(`METHOD is ${calendar.getFirstPropertyValue('method')}, the mail says ${method}`);
  if (calendar.getFirstPropertyValue('version') !== '2.0')
    problems.push('VERSION is not 2.0');
  const status = meeting.getFirstPropertyValue('status');
  if (status !== (method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'))
    problems.push(`STATUS is ${status} with ${method}`);
  const alarms = meeting.getAllSubcomponents();
  if (alarms.some(({ name }) => name !== 'valarm') || alarms.length !== (method === 'CANCEL' ? 0 : 1))
    problems.push(`with ${method} the meeting holds ${alarms.length ? alarms.map(({ name }) => name) : 'no reminder'}`);
  for (const alarm of alarms)
    judgeCounts(alarm, ['action', 'description', 'trigger'], [], 'reminder', problems);
}

function judgePeople(meeting, method, problems) {
  const people = [...meeting.getAllProperties('attendee'), ...meeting.getAllProperties('organizer')];
  if (people.some((person) => !/^mailto:[^\s@]+@[^\s@]+$/i.test(person.getFirstValue())))
    problems.push('somebody has no address');
  if (people.some((person) => /[\r\n"]/.test(person.getParameter('cn'))))
    problems.push('a name is more than a line');
  const allowed = ['cn', 'cutype', 'role', 'partstat', 'rsvp'];
  if (people.some((person) => Object.keys(person.toJSON()[1]).some((name) => !allowed.includes(name))))
    problems.push('somebody has a parameter that nobody asked for');
  const asked = meeting.getAllProperties('attendee');
  if (asked.length === 0 || asked.some((person) => !['REQ-PARTICIPANT', 'OPT-PARTICIPANT'].includes(person.getParameter('role'))))
    problems.push('an attendee has no role');
  if (method === 'REQUEST' && asked.some((person) => person.getParameter('rsvp') !== 'TRUE' || person.getParameter('partstat') !== 'NEEDS-ACTION'))
    problems.push('an attendee is not asked to answer');
}

/** As the invitation's own zone has it: what the reader knows of zones takes no part. */
function instant(meeting, name, zones, problems) {
  const property = meeting.getFirstProperty(name);
  const time = property.getFirstValue();
  const tzid = property.getParameter('tzid');
  if (!tzid) {
    if (time.zone !== ICAL.Timezone.utcTimezone)
      problems.push(`${name} is in no zone`);
    return { at: time.toJSDate().toISOString() };
  }
  const zone = zones.find((known) => known.getFirstPropertyValue('tzid') === tzid);
  if (!zone) {
    problems.push(`there is no VTIMEZONE for ${tzid}`);
    return { at: null, tzid };
  }
  const { year, month, day, hour, minute, second } = time;
  const at = new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, new ICAL.Timezone(zone)).toJSDate().toISOString();
  const two = (number) => String(number).padStart(2, '0');
  return { at, tzid, wall: `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}` };
}

function stampOf(meeting, problems) {
  const stamp = meeting.getFirstPropertyValue('dtstamp');
  if (stamp.zone !== ICAL.Timezone.utcTimezone)
    problems.push('DTSTAMP is not in UTC');
  return stamp.toJSDate().toISOString();
}

function texts(meeting) {
  const attendees = meeting.getAllProperties('attendee').map((person) => decodeURIComponent(person.getFirstValue().slice('mailto:'.length)).toLowerCase()).sort();
  return {
    uid: meeting.getFirstPropertyValue('uid'),
    sequence: meeting.getFirstPropertyValue('sequence'),
    status: meeting.getFirstPropertyValue('status'),
    organizer: meeting.getFirstPropertyValue('organizer'),
    summary: meeting.getFirstPropertyValue('summary'),
    location: meeting.getFirstPropertyValue('location'),
    url: meeting.getFirstPropertyValue('url'),
    description: meeting.getFirstPropertyValue('description'),
    name: meeting.getFirstProperty('attendee')?.getParameter('cn'),
    attendees,
  };
}
