import { Group } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import type { MembershipState } from '../../shared/api/types';
import { isDay } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { PrintButton } from '../../shared/print/PrintButton';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { useColumns } from '../../shared/ui/columns';
import { DayField } from '../../shared/ui/DayField';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { Filters } from '../../shared/ui/Filters';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { Pages } from '../../shared/ui/Pages';
import { useMembershipPages } from './api/listMemberships';
import { MembershipRows } from './MembershipRows';
import { ROLES, type PeopleSearch } from './search';

const MEMBERSHIP_STATES: MembershipState[] = ['CURRENT', 'PLANNED', 'ENDED'];

/** Held now, before or later; at some time between two days. */
type Held = { held?: MembershipState; from?: string; to?: string };
type Search = Pick<PeopleSearch, 'role' | 'within'> & Held;
type Props = { search: PeopleSearch & { org?: string }; onChange: (next: Search) => void };

const heldIn = ({ held, from, to }: Record<string, unknown>): Held => ({
  held: MEMBERSHIP_STATES.find((state) => state === held),
  from: isDay(from) ? from : undefined,
  to: isDay(to) ? to : undefined,
});

const NONE: Search = { role: undefined, held: undefined, within: undefined, from: undefined, to: undefined };

/** Who is, was or will be what, in which organisation, from when to when and by which order. */
export default function RolesView({ search, onChange }: Props) {
  const { t } = useTranslation();
  const { role } = search;
  const { held, from, to } = heldIn(useLocation().search as Record<string, unknown>);
  const filter = { role, state: held, within: search.within ?? search.org, heldFrom: from, heldTo: to };
  const pages = useMembershipPages(filter);
  const count = [role, held, search.within, from, to].filter(Boolean).length;
  const { shown, menu } = useColumns([
    { key: 'organization', label: t('people.organization') },
    { key: 'period', label: t('people.period') },
    { key: 'order', label: t('people.order') },
  ]);
  return (
    <>
      <Filters
        count={count}
        onReset={count > 0 ? () => onChange(NONE) : undefined}
        first={
          <CodeSelect
            label={t('people.role')}
            group="role"
            codes={ROLES}
            value={role}
            onChange={(next) => onChange({ role: next })}
            any={t('people.anyRole')}
          />
        }
      >
        <OrganizationSelect
          label={t('people.organization')}
          value={search.within ?? null}
          onChange={(within) => onChange({ within: within ?? undefined })}
        />
        <CodeSelect
          label={t('roleList.held')}
          group="membershipState"
          codes={MEMBERSHIP_STATES}
          value={held}
          onChange={(next) => onChange({ held: next })}
          any={t('roleList.anyTime')}
        />
        <DayField
          label={t('roleList.heldFrom')}
          value={from ?? null}
          onChange={(day) => onChange({ from: day ?? undefined })}
        />
        <DayField
          label={t('roleList.heldTo')}
          value={to ?? null}
          onChange={(day) => onChange({ to: day ?? undefined })}
        />
      </Filters>
      <Group gap="sm" className="no-print">
        <ExportButton path="/api/v1/memberships" query={filter} name={t('people.roles')} />
        <PrintButton />
      </Group>
      <Pages
        pages={pages}
        tools={menu}
        count={(roles, more) => t(more ? 'roleList.more' : 'roleList.count', { count: roles })}
        empty={<EmptyState title={t('common.nothingFound')} text={t('roleList.nothingHint')} />}
      >
        {(items) => <MembershipRows items={items} of="all" shown={shown} />}
      </Pages>
    </>
  );
}
