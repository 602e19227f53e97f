import { Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from '../i18n/i18n';

let firstPage = true;

/** The page's h1: names the document and takes the focus after a navigation, so a screen reader hears where it is. */
export function PageTitle({ children, title }: { children?: ReactNode; title: string }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <Title order={1} tabIndex={-1} ref={heading}>
      {children ?? title}
    </Title>
  );
}
