// Reads all contacts with HighLevel's own SDK: the same listing, the same pages. Arguments: base address, token, location, runs, limit.
import { HighLevel } from '@gohighlevel/api-client';

const [base, token, locationId, runs, limit] = process.argv.slice(2);
HighLevel.BASE_URL = base.replace(/\/$/, '');
const client = new HighLevel({ privateIntegrationToken: token });

for (let run = 0; run < Number(runs); run++) {
  const start = performance.now();
  let count = 0;
  let cursor = {};
  do {
    const page = await client.contacts.getContacts({ locationId, limit: 100, ...cursor });
    count += page.contacts.length;
    const { startAfter, startAfterId } = page.meta;
    cursor = page.contacts.length && startAfterId ? { startAfter, startAfterId } : null;
  } while (cursor && count < Number(limit));
  console.log(`${count} ${(performance.now() - start).toFixed(1)}`);
}
console.log(`peak ${process.resourceUsage().maxRSS * 1024}`);
