/**
 * The number that the server's policy for this page allows style sheets to carry. Browsers hide the attribute from
 * scripts that did not come with the page; the property they keep.
 */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
