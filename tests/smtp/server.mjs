// The mail server of the tests: smtp-server (npm), which shares no code with the portal. Its first argument is JSON:
//   security   "implicit", "starttls", or "none" (it speaks no TLS at all)
//   key, cert  PEM
//   name, password   whom it lets in
//   answers    what it does with one mail after the other, in this order; afterwards it takes all:
//              "take"; "451", "550" (refused on RCPT); "hold" (stored, and no answer ever)
// It prints one JSON object in a line for each thing that happens: {listening}, {signed_in}, {from}, {mail}.
import { SMTPServer } from 'smtp-server';

const settings = JSON.parse(process.argv[2]);
const answers = [...settings.answers];
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

function refusal(code) {
  // Such texts name the recipient, as those of real servers do.
  return Object.assign(new Error(`${settings.secret_text} is not known here`), { responseCode: code });
}

const server = new SMTPServer({
  secure: settings.security === 'implicit',
  key: settings.key,
  cert: settings.cert,
  hideSTARTTLS: settings.security === 'none',
  disabledCommands: settings.security === 'none' ? ['STARTTLS'] : [],
  authMethods: ['PLAIN', 'LOGIN'],
  authOptional: settings.name === null,
  allowInsecureAuth: settings.security === 'none',
  disableReverseLookup: true,
  closeTimeout: 100,
  onAuth(auth, session, done) {
    const right = auth.username === settings.name && auth.password === settings.password;
    say({ signed_in: right, secure: session.secure });
    done(right ? null : new Error('wrong'), right ? { user: auth.username } : undefined);
  },
  onMailFrom(address, session, done) {
    say({ from: address.address, secure: session.secure });
    done();
  },
  onRcptTo(address, session, done) {
    const code = Number(answers[0]);
    if (code >= 400) {
      answers.shift();
      done(refusal(code));
    } else {
      done();
    }
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      say({
        mail: Buffer.concat(chunks).toString('latin1'),
        from: mailFrom.address,
        to: rcptTo.map((recipient) => recipient.address),
        secure: session.secure,
        connection: session.id,
      });
      if (answers.shift() !== 'hold') done();
    });
  },
});
// A client that goes away in the middle is what some tests do.
server.on('error', (error) => say({ fault: String(error.code ?? error.message) }));
server.listen(0, '127.0.0.1', () => say({ listening: server.server.address().port }));
// The test holds the other end: the server ends with it.
process.stdin.on('end', () => process.exit(0)).resume();
