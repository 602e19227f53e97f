import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/i18n';
import type { AuditEntry } from '../api/types';
import { formatInstant } from '../format/dates';
import { ThingLink } from '../places';
import { ChangeTable } from './ChangeTable';
import classes from './EntryView.module.css';
import { actionWord, entityWord, nameOf } from './words';

/** Everything one entry says: who, when, what, why, from what to what. */
export function EntryView({ entry, onLeave }: { entry: AuditEntry; onLeave?: () => void }) {
  const { t, i18n } = useTranslation();
  const name = nameOf(entry);
  return (
    <Stack gap="md">
      <dl className={classes.facts}>
        <Fact label={t('audit.what')}>
          {`${actionWord(entry.action)}: `}
          <ThingLink thing={entry} onClick={onLeave}>
            {[entityWord(entry.entity), name && `«${name}»`].filter(Boolean).join(' ')}
          </ThingLink>
        </Fact>
        <Fact label={t('audit.when')}>{formatInstant(entry.at, i18n.language)}</Fact>
        <Fact label={t('audit.who')}>
          <Actor entry={entry} />
        </Fact>
        {entry.organization && <Fact label={t('audit.organization')}>{entry.organization.name}</Fact>}
        <Fact label={t('audit.reason')}>{entry.reason || t('audit.noReason')}</Fact>
      </dl>
      <ChangeTable entry={entry} />
      <Text size="xs" className={`quiet ${classes.marks}`}>
        {entry.position !== null && <span>{t('audit.position', { position: entry.position })}</span>}
        {entry.requestId && <span>{t('problem.requestId', { id: entry.requestId })}</span>}
        {entry.operation && <span>{entry.operation}</span>}
      </Text>
    </Stack>
  );
}

export function Actor({ entry: { actor } }: { entry: Pick<AuditEntry, 'actor'> }) {
  const { t } = useTranslation();
  if (actor === null) return <>{t('audit.system')}</>;
  return (
    <>
      {actor.name ?? t('audit.goneActor')}
      {actor.organization && (
        <Text span display="block" size="sm" className="quiet">
          {actor.organization.name}
        </Text>
      )}
    </>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
