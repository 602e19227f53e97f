// A mail server that keeps what it is given: the product's letters are read here.
import { createServer } from 'node:net';

/** Listens at a port of its own; letters are told by whom they are for. */
export async function openMail() {
  const letters = [];
  const server = createServer((socket) => {
    let rest = '';
    let letter = null;
    let to = [];
    const say = (text) => socket.write(`${text}\r\n`);
    const line = (text) => {
      if (letter !== null) {
        if (text !== '.') {
          letter.push(text.replace(/^\.\./, '.'));
          return;
        }
        letters.push({ to, text: wordsOf(letter.join('\r\n')) });
        letter = null;
        to = [];
        say('250 kept');
        return;
      }
      if (/^RCPT TO:/i.test(text)) to.push(text.replace(/^.*<(.*)>.*$/, '$1').toLowerCase());
      if (/^DATA/i.test(text)) letter = [];
      say(letter !== null ? '354 go on' : /^QUIT/i.test(text) ? '221 bye' : '250 ok');
      if (/^QUIT/i.test(text)) socket.end();
    };
    socket.on('data', (bytes) => {
      const lines = (rest + bytes.toString('latin1')).split('\r\n');
      rest = lines.pop();
      lines.forEach(line);
    });
    socket.on('error', () => undefined);
    say('220 ready');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: server.address().port,
    /** The words of the letters somebody got, the first one first. */
    of: (address) => letters.filter(({ to }) => to.includes(address)).map(({ text }) => text),
    close: () => server.close(),
  };
}

/** The body of a letter, whatever it travelled as. */
function wordsOf(letter) {
  const end = letter.indexOf('\r\n\r\n');
  const body = letter.slice(end + 4);
  const [, coding = ''] = /content-transfer-encoding: *(\S+)/i.exec(letter.slice(0, end)) ?? [];
  if (/base64/i.test(coding)) return Buffer.from(body, 'base64').toString('utf8');
  if (!/quoted-printable/i.test(coding)) return Buffer.from(body, 'latin1').toString('utf8');
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
