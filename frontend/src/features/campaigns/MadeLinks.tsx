import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconEyeOff, IconPrinter } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from '../../shared/i18n/i18n';
import { save } from '../../shared/api/download';
import type { Campaign, SurveyLinkCreated } from '../../shared/api/types';
import { formatDay, today } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { CopyButton } from '../../shared/ui/CopyButton';
import { QrCode } from './QrCode';
import classes from './Campaign.module.css';

type Props = { campaign: Campaign; links: SurveyLinkCreated[]; onClose: () => void };

/** More codes than this on one screen serve nobody; on paper and in the file are all. */
const SHOWN = 50;

/** Links just made. They are told once: whoever leaves without them makes new ones. */
export default function MadeLinks({ campaign, links, onClose }: Props) {
  const { t } = useTranslation();
  const [printing, setPrinting] = useState(false);
  useKept();
  useEffect(() => {
    const printed = () => setPrinting(false);
    window.addEventListener('afterprint', printed);
    return () => window.removeEventListener('afterprint', printed);
  }, []);
  const print = () => {
    flushSync(() => setPrinting(true)); // the sheets are there before the paper is
    window.print();
  };
  return (
    <section className="no-print" aria-label={t('links.made')}>
      <Stack gap="sm">
        <Title order={3}>{t('links.made')}</Title>
        <Alert color="orange" icon={<IconEyeOff aria-hidden />} title={t('links.onceTitle')}>
          {t('links.onceText')}
        </Alert>
        <Group gap="xs">
          <Button leftSection={<IconPrinter size={18} aria-hidden />} onClick={print}>
            {t('links.print', { count: links.length })}
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            onClick={() => save(asTable(links, t('links.columns')), `${t('links.file')} ${today()}.csv`)}
          >
            {t('links.download')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('links.gone')}
          </Button>
        </Group>
        <ul className={classes.links}>
          {links.slice(0, SHOWN).map((link) => (
            <Made key={link.id} link={link} />
          ))}
        </ul>
        {links.length > SHOWN && <Text>{t('links.moreMade', { count: links.length - SHOWN })}</Text>}
      </Stack>
      {printing && <Sheets campaign={campaign} links={links} />}
    </section>
  );
}

const wordsOf = (link: SurveyLinkCreated) => `${link.organization.name}, ${codeWord('audience', link.audience)}`;

function Made({ link }: { link: SurveyLinkCreated }) {
  const { t } = useTranslation();
  return (
    <li>
      <QrCode text={link.url} label={t('links.codeOf', { whose: wordsOf(link) })} className={classes.qr} />
      <div style={{ flex: '1 1 240px', minWidth: 0 }}>
        <Text fw={600}>{wordsOf(link)}</Text>
        <a className={classes.url} href={link.url} target="_blank" rel="noreferrer">
          {link.url}
        </a>
      </div>
      <CopyButton text={link.url} />
    </li>
  );
}

/** A sheet of paper a group: who asks what, the code to point a camera at, the address to type. */
function Sheets({ campaign, links }: Omit<Props, 'onClose'>) {
  const { t } = useTranslation();
  return createPortal(
    <div className="print-only print-alone" aria-hidden>
      {links.map((link) => (
        <section key={link.id} className={classes.sheet}>
          <p className={classes.school}>{link.organization.name}</p>
          <h1>{campaign.title}</h1>
          <p>{t('links.sheetFor', { group: codeWord('audience', link.audience).toLocaleLowerCase() })}</p>
          <QrCode text={link.url} label={link.url} className={classes.big} />
          <p>{t('links.sheetHow')}</p>
          <p className={classes.url}>{link.url}</p>
          <p>{t('links.sheetUntil', { day: formatDay(campaign.closesOn) })}</p>
          <p>{t(campaign.anonymous ? 'links.sheetAnonymous' : 'links.sheetNamed')}</p>
          <p>{[campaign.organization.name, campaign.contact].filter(Boolean).join('. ')}</p>
        </section>
      ))}
    </div>,
    document.body,
  );
}

const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** A table that a spreadsheet opens; its cells are texts, never formulas. */
export function asTable(links: SurveyLinkCreated[], head: string): Blob {
  const rows = links.map((link) => [link.organization.name, codeWord('audience', link.audience), link.url]);
  const lines = [head.split(';'), ...rows].map((row) => row.map(cell).join(';'));
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

/** What is shown once is not closed by accident. */
function useKept(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
}
