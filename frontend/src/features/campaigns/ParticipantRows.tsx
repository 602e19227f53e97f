import { ActionIcon, Text, TextInput } from '@mantine/core';
import { IconClockExclamation, IconDoorExit, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Campaign, CampaignParticipant } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { StatusMark } from '../../shared/ui/StatusMark';
import { useRemoveParticipant, useSaveParticipants } from './api/participants';
import { countOf, shareOf } from './numbers';
import { RateBar } from './RateBar';
import classes from './Campaign.module.css';

type Numbers = Pick<CampaignParticipant, 'expected' | 'quota'>;
type Props = { campaign: Campaign; items: CampaignParticipant[] };

/** A row a group of a school; expected numbers are typed in place. */
export function ParticipantRows({ campaign, items }: Props) {
  const { t } = useTranslation();
  const save = useSaveParticipants(campaign);
  const remove = useRemoveParticipant(campaign);
  const started = campaign.state !== 'DRAFT';
  const mayChange = campaign.allowedActions.includes('participants');
  // A row is sent whole: until its last numbers have come back, the next edit builds on what was sent.
  const sent = useRef(new Map<string, Numbers>());
  const change = (one: CampaignParticipant, field: keyof Numbers, count: number | null) => {
    const { expected, quota } = sent.current.get(one.id) ?? one;
    const next: Numbers = { expected, quota, [field]: count };
    if (next.expected === expected && next.quota === quota) return;
    sent.current.set(one.id, next);
    const settled = () => {
      if (sent.current.get(one.id) === next) sent.current.delete(one.id);
    };
    const item = { organizationId: one.organization.id, audience: one.audience, ...next };
    save.mutateAsync({ items: [item] }).then(settled, settled);
  };
  return (
    <>
      {(save.error || remove.error) && <ProblemAlert error={save.error ?? remove.error} />}
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('campaigns.organization')}</th>
            <th role="columnheader">{t('campaigns.audience')}</th>
            <th role="columnheader">{t('campaigns.expected')}</th>
            <th role="columnheader">{t('campaigns.quota')}</th>
            {started && <th role="columnheader">{t('campaigns.rate')}</th>}
            {started && <th role="columnheader">{t('campaigns.links')}</th>}
            {mayChange && (
              <th role="columnheader">
                <span className="visually-hidden">{t('campaigns.remove')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((one) => (
            <tr key={one.id} role="row">
              <td role="cell" className={grid.lead}>
                {one.organization.name}
              </td>
              <td role="cell">{codeWord('audience', one.audience)}</td>
              {(['expected', 'quota'] as const).map((field) => (
                <td key={field} role="cell" data-label={t(`campaigns.${field}`)}>
                  {mayChange ? (
                    <CountField
                      label={t(`campaigns.${field}Of`, {
                        school: one.organization.name,
                        group: codeWord('audience', one.audience),
                      })}
                      value={one[field]}
                      onChange={(count) => change(one, field, count)}
                    />
                  ) : (
                    (one[field] ?? '—')
                  )}
                </td>
              ))}
              {started && (
                <td role="cell" style={{ minWidth: 160 }}>
                  <Answered one={one} open={campaign.state === 'OPEN'} />
                </td>
              )}
              {started && (
                <td role="cell" data-label={t('campaigns.links')}>
                  {one.links}
                </td>
              )}
              {mayChange && (
                <td role="cell">
                  {one.answered === 0 && (
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('campaigns.removeOf', {
                        school: one.organization.name,
                        group: codeWord('audience', one.audience),
                      })}
                      onClick={() => remove.mutate(one.id)}
                    >
                      <IconX size={16} aria-hidden />
                    </ActionIcon>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Answered({ one, open }: { one: CampaignParticipant; open: boolean }) {
  const { t } = useTranslation();
  const share = shareOf(one);
  return (
    <>
      <RateBar
        share={share}
        words={
          share === null
            ? t('campaigns.answers', { count: one.answered })
            : t('campaigns.ofExpected', { answered: one.answered, expected: one.expected })
        }
      />
      {open && one.lags && (
        <StatusMark tone="amber" icon={<IconClockExclamation aria-hidden />}>
          {t(one.answered === 0 ? 'campaigns.noneYet' : 'campaigns.few')}
        </StatusMark>
      )}
      {one.leftOn && (
        <StatusMark tone="grey" icon={<IconDoorExit aria-hidden />}>
          {t('asking.left', { day: formatDay(one.leftOn) })}
        </StatusMark>
      )}
      {open && one.lags && one.remindedOn && (
        <Text size="sm" className="quiet">
          {t('asking.remindedOn', { day: formatDay(one.remindedOn) })}
        </Text>
      )}
      {one.quota !== null && one.answered >= one.quota && <Text size="sm">{t('campaigns.quotaReached')}</Text>}
    </>
  );
}

type CountProps = { label: string; value: number | null; onChange: (count: number | null) => void };

/** Kept when it is left, not letter by letter; what is no count stays where it is typed. */
function CountField({ label, value, onChange }: CountProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && Number.isNaN(countOf(typed));
  const keep = () => {
    if (typed === null || wrong) return;
    setTyped(null);
    onChange(countOf(typed));
  };
  return (
    <TextInput
      size="xs"
      className={classes.number}
      aria-label={label}
      inputMode="numeric"
      value={typed ?? (value === null ? '' : String(value))}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
      error={wrong ? t('quotas.noNumber') : undefined}
      maxLength={6}
    />
  );
}
