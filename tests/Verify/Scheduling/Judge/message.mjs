// A mail by the rules of RFC 5322, 2045, 2046 and 6047.
const once = ['from', 'date', 'subject', 'message-id', 'to', 'mime-version', 'content-type'];
const atMostOnce = ['reply-to', 'auto-submitted'];
const tags = new Set(['!doctype', 'html', 'head', 'meta', 'title', 'body', 'p', 'strong', 'ul', 'li', 'a', 'br']);

export function judgeMessage(octets, recipients, problems) {
  const message = section(octets.toString('latin1'));
  judgeHeaders(message.headers, recipients, problems);
  const parts = partsOf(message);
  const kinds = parts.map((part) => typeOf(part));
  if (typeOf(message) !== 'multipart/alternative' || kinds.join() !== 'text/plain,text/html,text/calendar')
    problems.push(`the parts are ${typeOf(message)}: ${kinds}`);
  for (const part of parts) {
    if (parameter(part, 'charset')?.toLowerCase() !== 'utf-8')
      problems.push(`${typeOf(part)} is not in UTF-8`);
  }
  judgeHtml(decoded(parts[1]).toString('utf8'), problems);
  return { messageId: value(message, 'message-id')?.replace(/^<|>$/g, ''), method: parameter(parts[2], 'method'), replyTo: addresses(value(message, 'reply-to') ?? ''), calendar: decoded(parts[2]) };
}

function judgeHeaders(headers, recipients, problems) {
  const names = headers.map(([name]) => name);
  for (const name of once.filter((known) => names.filter((found) => found === known).length !== 1))
    problems.push(`${name} is not there once`);
  for (const name of atMostOnce.filter((known) => names.filter((found) => found === known).length > 1))
    problems.push(`${name} is there twice`);
  for (const name of names.filter((found) => !once.includes(found) && !atMostOnce.includes(found)))
    problems.push(`nobody asked for the header ${JSON.stringify(name)}`);
  const to = addresses(value({ headers }, 'to') ?? '');
  if (to.sort().join() !== recipients.map((address) => address.toLowerCase()).sort().join())
    problems.push(`To is ${to}, the envelope has ${recipients}`);
  if (addresses(value({ headers }, 'from') ?? '').length !== 1)
    problems.push('From is not one address');
}

function judgeHtml(html, problems) {
  for (const [tag, name] of html.matchAll(/<\/?([^\s>/]*)[^>]*>?/g)) {
    if (!tags.has(name.toLowerCase()))
      problems.push(`the HTML holds ${tag}`);
    if (name.toLowerCase() === 'a' && !/^<\/a>$|^<a href="https?:\/\/[^"<>]*">$/.test(tag))
      problems.push(`the HTML links with ${tag}`);
  }
}

function section(text) {
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const headers = head.split('\r\n').map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers, body: text.slice(end + 4) };
}

function partsOf(message) {
  const boundary = parameter(message, 'boundary');
  return `\r\n${message.body}`.split(`\r\n--${boundary}`).slice(1, -1).map((part) => section(part.slice(2)));
}

function decoded({ headers, body }) {
  switch (value({ headers }, 'content-transfer-encoding')?.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64');
    case 'quoted-printable':
      return Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))), 'latin1');
    default:
      return Buffer.from(body, 'latin1');
  }
}

/** Commas between quotes separate nothing. */
function addresses(header) {
  return header.match(/(?:"(?:\\.|[^"\\])*"|[^,"])+/g)?.map((mailbox) => (/<([^<>]*)>\s*$/.exec(mailbox)?.[1] ?? mailbox.trim()).toLowerCase()) ?? [];
}

function value({ headers }, name) {
  return headers.find(([known]) => known === name)?.[1];
}

function typeOf(part) {
  return (value(part, 'content-type') ?? 'text/plain').split(';')[0].trim().toLowerCase();
}

function parameter(part, name) {
  const found = [...(value(part, 'content-type') ?? '').matchAll(/;\s*([\w-]+)=(?:"([^"]*)"|([^";\s]*))/g)].find(([, known]) => known.toLowerCase() === name);
  return found?.[2] ?? found?.[3];
}
