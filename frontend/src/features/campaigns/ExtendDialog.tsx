import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Campaign } from '../../shared/api/types';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useExtend } from './api/campaigns';

/** Another last day; what was closed is open again. */
export function ExtendDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { t } = useTranslation();
  const [day, setDay] = useState<string | null>(campaign.closesOn);
  const extend = useExtend(campaign);
  return (
    <FormDialog
      title={t('campaigns.extendTitle')}
      action={t('campaigns.extend')}
      busy={extend.isPending}
      error={extend.error}
      ready={day !== null}
      onClose={onClose}
      onSubmit={() => day && extend.mutate(day, { onSuccess: onClose })}
    >
      <DayField
        label={t('campaigns.closesOn')}
        hint={t('campaigns.extendHint')}
        value={day}
        onChange={setDay}
        required
        error={fieldError(extend.error, '/closesOn')}
      />
    </FormDialog>
  );
}
