// HighLevel's official SDK with one session. Reads commands from the standard input, a line each, and answers each with
// a line: "login <code>", "session <JSON of a token response>", "call", "webhook <JSON of headers and body in base64>".
const { HighLevel } = require('@gohighlevel/api-client');
const [, , address, clientId, clientSecret, locationId, webhookPublicKey] = process.argv;

HighLevel.BASE_URL = address;
const sdk = new HighLevel({ clientId, clientSecret, webhookPublicKey, logLevel: 'none' });

const commands = {
  async login(code) {
    const form = { client_id: clientId, client_secret: clientSecret, grant_type: 'authorization_code', code };
    await commands.session(JSON.stringify(await sdk.oauth.getAccessToken(form)));
  },
  session: (tokens) => sdk.getSessionStorage().setSession(locationId, JSON.parse(tokens)),
  // The SDK finds the session by the location of the path or a header.
  call: () => sdk.locations.getLocation({ locationId }, { headers: { locationId } }),
  // As behind express.raw(). The middleware rejects nothing: it marks the request.
  webhook: (received) => new Promise((resolve, reject) => {
    const { headers, body } = JSON.parse(received);
    const request = { method: 'POST', url: '/', headers, body: Buffer.from(body, 'base64') };
    sdk.webhooks.subscribe()(request, {}, (error) => error ? reject(error) : resolve(`valid ${request.isSignatureValid}`));
  }),
};

(async () => {
  for await (const line of require('node:readline').createInterface({ input: process.stdin })) {
    const [, name, value] = /^(\w+) ?(.*)$/.exec(line);
    try {
      const answer = await commands[name](value);
      console.log(typeof answer === 'string' ? answer : 'ok');
    } catch (failure) {
      console.log(`${failure.statusCode} ${failure.message}`);
    }
  }
})();
