// The address names the visitor's time zone. Where it does not, the browser is asked.
const choice = document.querySelector("select[data-detect]");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const address = new URL(window.location.href);
if (choice && zone && !address.searchParams.has("timezone")) {
  address.searchParams.set("timezone", zone);
  window.location.replace(address);
}
