import type { ReactNode } from 'react';
import { parseSearchOf } from './address';
import { AppLink } from '../../shared/ui/links';

type Props = { href: string | null; title?: string; children: ReactNode };

/** A way to the rows behind a number, as the server names it: an address inside the application. */
export function HrefLink({ href, title, children }: Props) {
  if (!href) return <>{children}</>;
  const { path, search } = parseSearchOf(href);
  return (
    <AppLink to={path as '/'} search={search as never} title={title} inherit underline="always">
      {children}
    </AppLink>
  );
}
