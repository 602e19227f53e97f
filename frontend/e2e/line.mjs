// A line to the server that can be cut: what a browser's own «offline» leaves open to its workers is shut here too.
import { connect, createServer } from 'node:net';

/** Stands before the server at an address of its own. */
export async function layLine(url) {
  const { hostname, port } = new URL(url);
  const open = new Set();
  let whole = true;
  const line = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) {
      open.add(end);
      end.on('close', () => open.delete(end));
      end.on('error', () => undefined);
    }
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  await new Promise((resolve) => line.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    whole = false;
    for (const end of open) end.destroy();
  };
  return {
    url: `http://localhost:${line.address().port}`,
    cut,
    mend: () => (whole = true),
    end: () => {
      cut();
      return new Promise((resolve) => line.close(resolve));
    },
  };
}
