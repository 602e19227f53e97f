import { Group } from '@mantine/core';
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
import { MEMBERSHIP_STATES, ROLES, type PeopleSearch } from './search';

type Props = { search: PeopleSearch & { org?: string }; onChange: (next: PeopleSearch) => void };

const NONE: PeopleSearch = { role: undefined, held: undefined, within: undefined, from: undefined, to: undefined };

/** Who is, was or will be what, in which organisation, from when to when and by which order. */
export default function RolesView({ search, onChange }: Props) {
  const { t } = useTranslation();
  const { role, held, from, to } = search;
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
          label={t('people.held')}
          group="membershipState"
          codes={MEMBERSHIP_STATES}
          value={held}
          onChange={(next) => onChange({ held: next })}
          any={t('people.anyTime')}
        />
        <DayField
          label={t('people.heldFrom')}
          value={from ?? null}
          onChange={(day) => onChange({ from: day ?? undefined })}
        />
        <DayField
          label={t('people.heldTo')}
          value={to ?? null}
          onChange={(day) => onChange({ to: day ?? undefined })}
        />
      </Filters>
      <Group gap="sm" className="no-print">
        <ExportButton path="/api/v1/memberships" query={filter} name={t('people.roles')} />
        <PrintButton />
        {menu}
      </Group>
      <Pages
        pages={pages}
        count={(roles, more) => t(more ? 'people.rolesMore' : 'people.rolesCount', { count: roles })}
        empty={<EmptyState title={t('common.nothingFound')} text={t('people.noRolesHint')} />}
      >
        {(items) => <MembershipRows items={items} of="all" shown={shown} />}
      </Pages>
    </>
  );
}
