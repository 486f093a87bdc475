// Reads mails and the invitations in them, and says what they hold and which rules they break.
// node judge.mjs mails.jsonl judged.jsonl
import { readFileSync, writeFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { judgeCalendar } from './calendar.mjs';
import { judgeMessage } from './message.mjs';
import { isShownTwice, wallOf } from './zones.mjs';

const [input, output] = process.argv.slice(2);
const judged = readFileSync(input, 'utf8').split('\n').filter(Boolean).map((line) => judge(JSON.parse(line)));
writeFileSync(output, judged.map((mail) => `${JSON.stringify(mail)}\n`).join(''));

function judge({ number, recipients, raw, expected }) {
  const problems = [];
  try {
    const message = judgeMessage(Buffer.from(raw, 'base64'), recipients, problems);
    const meeting = judgeCalendar(message.calendar, message.method, problems);
    compare(expected, recipients, meeting, problems);
    compareOrganizer(expected, message, meeting, problems);
    return { number, problems, messageId: message.messageId, ...meeting };
  } catch (error) {
    return { number, problems: [...problems, `cannot be read: ${error.message}`] };
  }
}

/** What was asked for, letter by letter: only blanks, quotes and the like may differ. */
function compare(expected, recipients, meeting, problems) {
  if (!expected)
    return;
  for (const exact of ['uid', 'sequence', 'method']) {
    if (expected[exact] !== null && meeting[exact] !== expected[exact])
      problems.push(`${exact} is ${meeting[exact]}, expected ${expected[exact]}`);
  }
  compareTimes(expected, meeting, problems);
  compareUrl(expected, meeting, problems);
  const attendees = expected.attendees.map(normal).sort();
  if (meeting.attendees.map(normal).sort().join() !== attendees.join())
    problems.push(`attendees ${meeting.attendees}, expected ${attendees}`);
  if (recipients.map(normal).sort().join() !== attendees.join())
    problems.push(`recipients ${recipients}, expected ${attendees}`);
  for (const text of ['summary', 'location', 'description', 'name']) {
    if (expected[text] !== null && letters(meeting[text]) !== letters(expected[text]))
      problems.push(`${text} is ${JSON.stringify(meeting[text])}, expected ${JSON.stringify(expected[text])}`);
  }
}

/** Envelopes have other alphabets in ASCII. */
function normal(address) {
  const [local, domain] = address.toLowerCase().split('@');
  return `${local}@${domainToASCII(domain)}`;
}

/** The very moments, in the zone that was asked for, as clocks there show them. */
function compareTimes({ zone, start, end }, { times }, problems) {
  if (zone === null)
    return;
  const expected = { start, end };
  const isInUtc = zone === 'UTC' || Object.values(expected).some((moment) => isShownTwice(moment, zone));
  for (const [name, moment] of Object.entries(expected)) {
    const { at, tzid, wall } = times[name];
    if (at !== new Date(moment).toISOString())
      problems.push(`${name} is ${at}, expected ${moment}`);
    if ((tzid ?? 'UTC') !== (isInUtc ? 'UTC' : zone) || (isInUtc && tzid))
      problems.push(`${name} is in ${tzid ?? 'UTC'}, expected ${isInUtc ? 'UTC' : zone}`);
    if (tzid && wall !== wallOf(moment, zone))
      problems.push(`${name} is shown as ${wall}, clocks in ${zone} show ${wallOf(moment, zone)}`);
  }
}

/** Only a place that is a web address is one, and it leads to where the place does. */
function compareUrl({ place }, { url }, problems) {
  if (!url)
    return;
  const [asked, found] = [place ?? '', url].map((text) => (URL.canParse(text.trim()) ? new URL(text.trim()) : null));
  if (!found || !['http:', 'https:'].includes(found.protocol) || found.protocol !== asked?.protocol || found.host !== asked.host)
    problems.push(`URL is ${JSON.stringify(url)}, the place is ${JSON.stringify(place)}`);
}

/** Whoever invites, and whoever is answered. */
function compareOrganizer(expected, { replyTo, calendar }, { organizer }, problems) {
  if (!expected?.organizers)
    return;
  const allowed = expected.organizers.map(normal);
  for (const address of [decodeURIComponent(organizer.replace(/^mailto:/i, '')), ...replyTo]) {
    if (!allowed.includes(normal(address)))
      problems.push(`${JSON.stringify(address)} organizes, expected ${expected.organizers}`);
  }
  if (replyTo.length > 1)
    problems.push(`answers go to ${replyTo}`);
  const name = /^ORGANIZER;CN="([^"]*)"/m.exec(calendar.toString('utf8').replace(/\r\n[ \t]/g, ''))?.[1];
  if (expected.organizerName !== null && letters(name) !== letters(expected.organizerName))
    problems.push(`the organizer is ${JSON.stringify(name)}, expected ${JSON.stringify(expected.organizerName)}`);
}

function letters(text) {
  return (text ?? '').replace(/[^\p{L}\p{N}]|ˆ/gu, '');
}
