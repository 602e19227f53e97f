// What another program of the signed-in person would send: it prepares what a test looks at, or changes it behind a screen.

/** Sends a request with the token of the page; answers with the status, the entity tag and the body. */
export async function call(page, method, path, body, headers = {}) {
  return page.evaluate(
    async ([how, address, content, more]) => {
      const key = Object.keys(sessionStorage).find((name) => name.startsWith('oidc.user:'));
      const token = JSON.parse(sessionStorage.getItem(key)).access_token;
      const form = content?.file && new FormData();
      if (form) {
        for (const [name, value] of Object.entries(content)) {
          if (name !== 'file') form.append(name, value);
        }
        form.append('file', new Blob([content.file.text]), content.file.name);
      }
      const answer = await fetch(address, {
        method: how,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(content && !form ? { 'Content-Type': 'application/json' } : {}),
          ...(how === 'POST' ? { 'Idempotency-Key': String(Math.random()) } : {}),
          ...more,
        },
        body: form || (content && JSON.stringify(content)),
      });
      const text = await answer.text();
      return { status: answer.status, etag: answer.headers.get('ETag'), body: text ? JSON.parse(text) : null };
    },
    [method, path, body, headers],
  );
}

/** The same, where only success is an answer. */
export async function done(page, method, path, body, headers) {
  const { status, body: answer } = await call(page, method, path, body, headers);
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${JSON.stringify(answer)}`);
  return answer;
}

/** A change of a record as it stands now, with the reason for the record of changes. */
export async function change(page, path, part, reason) {
  const { etag } = await call(page, 'GET', path);
  const because = reason ? { 'Opora-Reason': encodeURIComponent(reason) } : {};
  return done(page, 'PATCH', path, part, { 'If-Match': etag, ...because });
}

/** The first of a list that fits. */
export async function first(page, path, fits = () => true) {
  const { items } = await done(page, 'GET', path);
  const found = items.find(fits);
  if (!found) throw new Error(`Nothing fits in ${path}`);
  return found;
}
