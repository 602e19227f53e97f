import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconEyeOff } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from '../../shared/i18n/i18n';
import { save } from '../../shared/api/download';
import type { SurveyLinkCreated } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { CopyButton } from '../../shared/ui/CopyButton';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import classes from './Campaign.module.css';

const ConfirmDialog = lazyDialog(() => import('../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));

type Props = { links: SurveyLinkCreated[]; onClose: () => void };

const always = () => true;

/** More than this on one screen serve nobody; in the file are all. */
const SHOWN = 50;

/** Links just made. They are told once: whoever leaves without them makes new ones. */
export default function MadeLinks({ links, onClose }: Props) {
  const { t } = useTranslation();
  // What is shown once is not left by accident, neither for another page nor by closing the browser.
  const leaving = useBlocker({ shouldBlockFn: always, withResolver: true });
  return (
    <section className="no-print" aria-label={t('links.made')}>
      <Stack gap="sm">
        <Title order={3}>{t('links.made')}</Title>
        <Alert color="orange" icon={<IconEyeOff aria-hidden />} title={t('links.onceTitle')}>
          {t('links.onceText')}
        </Alert>
        <Group gap="xs">
          <Button
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
      {leaving.status === 'blocked' && (
        <ConfirmDialog
          title={t('links.leaveTitle')}
          text={t('links.leaveText')}
          action={t('links.leave')}
          danger
          busy={false}
          error={null}
          onConfirm={leaving.proceed}
          onClose={leaving.reset}
        />
      )}
    </section>
  );
}

const wordsOf = (link: SurveyLinkCreated) => `${link.organization.name}, ${codeWord('audience', link.audience)}`;

function Made({ link }: { link: SurveyLinkCreated }) {
  return (
    <li>
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

const cell = (text: string) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** A table that a spreadsheet opens; its cells are texts, never formulas. */
export function asTable(links: SurveyLinkCreated[], head: string): Blob {
  const rows = links.map((link) => [link.organization.name, codeWord('audience', link.audience), link.url]);
  const lines = [head.split(';'), ...rows].map((row) => row.map(cell).join(';'));
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}
