import { Button, Fieldset, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useRef } from 'react';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { PeriodFields } from './PeriodFields';
import { kindFor, needsOrder, newRole, useGrantableRoles, type RoleDraft } from './roles';

const OrderFile = lazy(() => withRareWords(() => import('./OrderFile')));

type OneProps = { draft: RoleDraft; onChange: (next: RoleDraft) => void; error: unknown; pointer: string };

/** One role: what, where, from when to when, by which order. Only roles the caller may give are offered. */
export function RoleFields({ draft, onChange, error, pointer }: OneProps) {
  const { t } = useTranslation();
  const roles = useGrantableRoles();
  const ordered = needsOrder(draft.role);
  return (
    <Stack gap="sm">
      <CodeSelect
        label={t('people.role')}
        group="role"
        codes={roles}
        value={draft.role}
        onChange={(role) => onChange({ ...draft, role })}
        any={t('people.chooseRole')}
        required
        error={fieldError(error, `${pointer}/role`)}
      />
      <OrganizationSelect
        label={t('people.organization')}
        kind={kindFor(draft.role)}
        value={draft.organizationId}
        onChange={(organizationId) => onChange({ ...draft, organizationId, orderFileId: null, sending: false })}
        required
        error={fieldError(error, `${pointer}/organizationId`)}
      />
      {ordered && (
        <Text size="sm" className="quiet">
          {t('people.orderNeeded')}
        </Text>
      )}
      <PeriodFields
        value={draft}
        onChange={(next) => onChange({ ...draft, ...next })}
        ordered={ordered}
        error={error}
        pointer={pointer}
      />
      {draft.organizationId && (
        <Suspense>
          <OrderFile
            key={draft.organizationId}
            organizationId={draft.organizationId}
            value={draft.orderFileId}
            onChange={(orderFileId) => onChange({ ...draft, orderFileId })}
            onBusy={(sending) => {
              if (sending !== draft.sending) onChange({ ...draft, sending });
            }}
            error={fieldError(error, `${pointer}/orderFileId`)}
          />
        </Suspense>
      )}
    </Stack>
  );
}

type ListProps = { drafts: RoleDraft[]; onChange: (next: RoleDraft[]) => void; error: unknown };

/** Several roles of one person: a curator of five schools is five of them. */
export function RoleList({ drafts, onChange, error }: ListProps) {
  const { t } = useTranslation();
  const lastKey = useRef(drafts.length);
  return (
    <>
      {drafts.map((draft, index) => (
        <Fieldset key={draft.key} legend={t('people.roleNumber', { number: index + 1 })}>
          <RoleFields
            draft={draft}
            onChange={(next) => onChange(drafts.map((one) => (one.key === draft.key ? next : one)))}
            error={error}
            pointer={`/memberships/${index}`}
          />
          {drafts.length > 1 && (
            <Button
              mt="sm"
              size="compact-sm"
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => onChange(drafts.filter((one) => one.key !== draft.key))}
            >
              {t('people.removeRole')}
            </Button>
          )}
        </Fieldset>
      ))}
      <Button
        w="fit-content"
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => {
          lastKey.current += 1;
          // The next one is most often the same role in another school.
          onChange([...drafts, { ...newRole(lastKey.current), role: drafts.at(-1)?.role }]);
        }}
      >
        {t('people.addRole')}
      </Button>
    </>
  );
}
