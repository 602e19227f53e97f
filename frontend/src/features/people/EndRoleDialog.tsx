import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Membership } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useEndMembership } from './api/endMembership';
import { EndingFields, type Ending } from '../../shared/ui/EndingFields';

/** Takes one role away, at once. */
export function EndRoleDialog({ membership, onClose }: { membership: Membership; onClose: () => void }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState<Ending>({ date: null, reason: '' });
  const end = useEndMembership(membership.id);
  return (
    <FormDialog
      title={t('people.endRoleTitle')}
      action={t('people.endRole')}
      danger
      busy={end.isPending}
      error={end.error}
      ready={ending.reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => end.mutate({ ...ending, reason: ending.reason.trim() }, { onSuccess: onClose })}
    >
      <Text>
        {t('people.endRoleText', {
          name: membership.personName,
          role: codeWord('role', membership.role),
          organization: membership.organization.name,
        })}
      </Text>
      <EndingFields value={ending} onChange={setEnding} error={end.error} />
    </FormDialog>
  );
}
