import { Button, Group, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import type { Membership } from '../../shared/api/types';
import { formatDay } from '../../shared/format/dates';
import { orderWords } from '../../shared/format/orderWords';
import { codeWord } from '../../shared/i18n/codes';
import grid from '../../shared/ui/DataTable.module.css';
import type { Shown } from '../../shared/ui/columns';
import { AppLink } from '../../shared/ui/links';
import { lazyDialog } from '../../shared/ui/lazyDialog';

const OrderFileButton = lazy(() => withRareWords(() => import('./OrderFileButton')));
const EndRoleDialog = lazyDialog(() => import('./EndRoleDialog').then((found) => found.EndRoleDialog));
const ChangeRoleDialog = lazyDialog(() => import('./ChangeRoleDialog').then((found) => found.ChangeRoleDialog));

type Chosen = { membership: Membership; what: 'update' | 'end' } | null;
type Of = 'person' | 'organization' | 'all';
type Props = {
  items: Membership[];
  /** Whose page it is: the other side is named. */
  of?: Of;
  shown?: Shown;
};

/** Roles of a person, or of an organisation, with their dates and orders. */
export function MembershipRows({ items, of = 'person', shown = () => true }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen>(null);
  return (
    <>
      <table className={grid.table} role="table">
        <thead role="rowgroup">
          <tr role="row">
            {of !== 'person' && <th role="columnheader">{t('people.name')}</th>}
            <th role="columnheader">{t('people.role')}</th>
            {of !== 'organization' && shown('organization') && <th role="columnheader">{t('people.organization')}</th>}
            {shown('period') && <th role="columnheader">{t('people.period')}</th>}
            {shown('order') && <th role="columnheader">{t('people.order')}</th>}
            <th role="columnheader" className="no-print">
              <span className="visually-hidden">{t('people.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((one) => (
            <Row
              key={one.id}
              one={one}
              of={of}
              shown={shown}
              onChoose={(what) => setChosen({ membership: one, what })}
            />
          ))}
        </tbody>
      </table>
      {chosen?.what === 'update' && <ChangeRoleDialog membership={chosen.membership} onClose={() => setChosen(null)} />}
      {chosen?.what === 'end' && <EndRoleDialog membership={chosen.membership} onClose={() => setChosen(null)} />}
    </>
  );
}

type RowProps = { one: Membership; of: Of; shown: Shown; onChoose: (what: 'update' | 'end') => void };

function Row({ one, of, shown, onChoose }: RowProps) {
  const { t } = useTranslation();
  const role = codeWord('role', one.role);
  return (
    <tr role="row">
      {of !== 'person' && (
        <td role="cell">
          <AppLink to="/people/$personId" params={{ personId: one.personId }}>
            {one.personName}
          </AppLink>
        </td>
      )}
      <td role="cell">
        {role}
        {one.state === 'PLANNED' && (
          <Text size="sm" className="quiet">
            {codeWord('membershipState', one.state)}
          </Text>
        )}
      </td>
      {of !== 'organization' && shown('organization') && (
        <td role="cell" className={grid.lead}>
          <AppLink to="/organizations/$organizationId" params={{ organizationId: one.organization.id }}>
            {one.organization.name}
          </AppLink>
        </td>
      )}
      {shown('period') && (
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
      )}
      {shown('order') && (
        <td role="cell" data-label={t('people.order')}>
          {orderWords(one.orderNumber, one.orderDate, t)}
          {one.orderFileId && (
            <Suspense>
              <OrderFileButton id={one.orderFileId} name={one.personName} />
            </Suspense>
          )}
        </td>
      )}
      <td role="cell" className="no-print">
        <Group gap={4} justify="flex-end">
          {one.allowedActions.includes('update') && (
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('people.changeRoleOf', { role, organization: one.organization.name })}
              onClick={() => onChoose('update')}
            >
              {t('people.changeRole')}
            </Button>
          )}
          {one.allowedActions.includes('end') && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              aria-label={t('people.endRoleOf', { role, organization: one.organization.name })}
              onClick={() => onChoose('end')}
            >
              {t('people.endRole')}
            </Button>
          )}
        </Group>
      </td>
    </tr>
  );
}
