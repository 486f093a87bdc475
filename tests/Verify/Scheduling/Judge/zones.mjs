// What clocks show, as Node's own copy of the zone database has it: the invitation's rules take no part.
const formats = new Map();

/** @returns Such as 2026-11-25T10:30:00. */
export function wallOf(instant, zone) {
  if (!formats.has(zone))
    formats.set(zone, new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }));
  const { year, month, day, hour, minute, second } = Object.fromEntries(formats.get(zone).formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}

/** True for a time that clocks show twice: only UTC tells which one is meant. */
export function isShownTwice(instant, zone) {
  const at = Date.parse(instant);
  const wall = wallOf(at, zone);
  for (let minutes = 15; minutes <= 180; minutes += 15) {
    if ([-minutes, minutes].some((by) => wallOf(at + by * 60_000, zone) === wall))
      return true;
  }
  return false;
}
