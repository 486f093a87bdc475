// Reads mails and the invitations in them, and says what they hold and which rules they break.
// node judge.mjs mails.jsonl judged.jsonl
import { readFileSync, writeFileSync } from 'node:fs';
import { domainToASCII } from 'node:url';
import { judgeCalendar } from './calendar.mjs';
import { judgeMessage } from './message.mjs';

const [input, output] = process.argv.slice(2);
const judged = readFileSync(input, 'utf8').split('\n').filter(Boolean).map((line) => judge(JSON.parse(line)));
writeFileSync(output, judged.map((mail) => `${JSON.stringify(mail)}\n`).join(''));

function judge({ number, recipients, raw, expected }) {
  const problems = [];
  try {
    const message = judgeMessage(Buffer.from(raw, 'base64'), recipients, problems);
    const meeting = judgeCalendar(message.calendar, message.method, problems);
    compare(expected, recipients, meeting, problems);
    return { number, problems, messageId: message.messageId, ...meeting };
  } catch (error) {
    return { number, problems: [...problems, `cannot be read: ${error.message}`] };
  }
}

/** What was asked for, letter by letter: only blanks, quotes and the like may differ. */
function compare(expected, recipients, meeting, problems) {
  if (!expected)
    return;
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

function letters(text) {
  return (text ?? '').replace(/[^\p{L}\p{N}]|ˆ/gu, '');
}
