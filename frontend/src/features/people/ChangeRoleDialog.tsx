import { Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Membership } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useUpdateMembership } from './api/updateMembership';
import { PeriodFields } from './PeriodFields';
import { needsOrder } from './roles';

const OrderFile = lazy(() => withRareWords(() => import('./OrderFile')));

/** Other dates or another order; another role is another membership. */
export function ChangeRoleDialog({ membership, onClose }: { membership: Membership; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState({
    validFrom: membership.validFrom as string | null,
    validTo: membership.validTo,
    orderNumber: membership.orderNumber ?? '',
    orderDate: membership.orderDate,
    orderFileId: membership.orderFileId,
  });
  const [sending, setSending] = useState(false);
  const update = useUpdateMembership(membership);
  const ordered = needsOrder(membership.role);
  const { validFrom } = draft;
  return (
    <FormDialog
      title={t('people.changeRoleTitle')}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={
        !sending && validFrom !== null && (!ordered || (draft.orderNumber.trim() !== '' && draft.orderDate !== null))
      }
      onClose={onClose}
      onSubmit={() =>
        validFrom &&
        update.mutate({ ...draft, validFrom, orderNumber: draft.orderNumber.trim() || null }, { onSuccess: onClose })
      }
    >
      <Text>
        {membership.personName}: {codeWord('role', membership.role)}, {membership.organization.name}
      </Text>
      <PeriodFields
        value={draft}
        onChange={(next) => setDraft({ ...draft, ...next })}
        ordered={ordered}
        begun
        error={update.error}
        pointer=""
      />
      <Suspense>
        <OrderFile
          organizationId={membership.organization.id}
          value={draft.orderFileId}
          onChange={(orderFileId) => setDraft({ ...draft, orderFileId })}
          onBusy={setSending}
          error={fieldError(update.error, '/orderFileId')}
        />
      </Suspense>
    </FormDialog>
  );
}
