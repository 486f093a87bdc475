// Runs HubSpot's own Node SDK against a sandbox: node run.mjs <address> <hubspot-13|hubspot-14>. Empties the sandbox.
import batches from './checks/batches.mjs';
import contacts from './checks/contacts.mjs';
import errors from './checks/errors.mjs';
import properties from './checks/properties.mjs';
import { Sandbox } from './sandbox.mjs';

const [address, sdk] = process.argv.slice(2);
if (!sdk) {
  console.error('Usage: node run.mjs <address of the sandbox> <hubspot-13|hubspot-14>');
  process.exit(2);
}

const { Client } = await import(sdk);
const sandbox = new Sandbox(address);
let failures = 0;

for (const part of [contacts, batches, properties, errors]) {
  await sandbox.calm();
  const connect = (accessToken, options) => new Client({ accessToken, basePath: sandbox.address, ...options });
  const check = async (name, test) => {
    try {
      await test();
      console.log(`ok      ${part.name}: ${name}`);
    } catch (problem) {
      failures++;
      console.log(`FAILED  ${part.name}: ${name}\n${problem.stack ?? problem}`);
    }
  };
  await part({ api: connect('sandbox-token'), connect, sandbox, check });
}

console.log(`${sdk}: ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
