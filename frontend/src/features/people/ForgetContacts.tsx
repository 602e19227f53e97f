import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Person } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { useForgetContacts } from './api/forgetContacts';

/** How whoever left could be reached is erased; their name stays under what they wrote. */
export default function ForgetContacts({ person }: { person: Person }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const forget = useForgetContacts(person.id);
  return (
    <>
      <Button size="xs" variant="default" c="red" onClick={() => setAsking(true)}>
        {t('forgetting.action')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('forgetting.title')}
          text={t('forgetting.text', { name: person.name })}
          action={t('forgetting.action')}
          danger
          busy={forget.isPending}
          error={forget.error}
          onConfirm={() => forget.mutate(undefined, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
