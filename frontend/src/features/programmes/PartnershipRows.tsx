import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { OrganizationSummary, Partnership } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { orderWords } from '../../shared/format/orderWords';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import { AppLink } from '../../shared/ui/links';
import { lazyDialog } from '../../shared/ui/lazyDialog';

const ChangePartnership = lazyDialog(() => import('./PartnershipDialogs').then((found) => found.ChangePartnership));
const EndPartnership = lazyDialog(() => import('./PartnershipDialogs').then((found) => found.EndPartnership));

export function PartnershipRows({ items }: { items: Partnership[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<{ one: Partnership; what: 'update' | 'end' } | null>(null);
  const close = () => setChosen(null);
  return (
    <>
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">{t('partnerships.helped')}</th>
            <th role="columnheader">{t('partnerships.helper')}</th>
            <th role="columnheader">{t('partnerships.kind')}</th>
            <th role="columnheader">{t('partnerships.period')}</th>
            <th role="columnheader">{t('partnerships.agreement')}</th>
            <th role="columnheader" className="no-print">
              <span className="visually-hidden">{t('people.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((one) => (
            <Row key={one.id} one={one} onChoose={(what) => setChosen({ one, what })} />
          ))}
        </tbody>
      </table>
      {chosen?.what === 'update' && <ChangePartnership partnership={chosen.one} onClose={close} />}
      {chosen?.what === 'end' && <EndPartnership partnership={chosen.one} onClose={close} />}
    </>
  );
}

function Row({ one, onChoose }: { one: Partnership; onChoose: (what: 'update' | 'end') => void }) {
  const { t } = useTranslation();
  const pair = t('partnerships.pair', { school: one.organization.name, partner: one.partner.name });
  return (
    <tr role="row">
      <td role="cell" className={grid.lead} data-label={t('partnerships.helped')}>
        <School school={one.organization} />
      </td>
      <td role="cell" className={grid.lead} data-label={t('partnerships.helper')}>
        <School school={one.partner} />
      </td>
      <td role="cell">
        {codeWord('partnershipKind', one.kind)}
        {one.state !== 'CURRENT' && (
          <Text size="sm" className="quiet">
            {codeWord('partnershipState', one.state)}
          </Text>
        )}
      </td>
      <td role="cell">
        {one.validTo
          ? t('people.fromTo', { from: formatDay(one.validFrom), to: formatDay(one.validTo) })
          : t('people.since', { date: formatDay(one.validFrom) })}
        {one.endedReason && (
          <Text size="sm" className="quiet">
            {one.endedReason}
          </Text>
        )}
      </td>
      <td role="cell" data-label={t('partnerships.agreement')}>
        {orderWords(one.agreementNumber, one.agreementDate, t)}
      </td>
      <td role="cell" className="no-print">
        <Group gap={4} justify="flex-end">
          {one.allowedActions.includes('update') && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('partnerships.changeOf', { pair })}
              onClick={() => onChoose('update')}
            >
              {t('partnerships.change')}
            </Button>
          )}
          {one.allowedActions.includes('end') && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              aria-label={t('partnerships.endOf', { pair })}
              onClick={() => onChoose('end')}
            >
              {t('partnerships.end')}
            </Button>
          )}
        </Group>
      </td>
    </tr>
  );
}

const School = ({ school }: { school: OrganizationSummary }) => (
  <AppLink to="/organizations/$organizationId" params={{ organizationId: school.id }}>
    {school.name}
  </AppLink>
);
