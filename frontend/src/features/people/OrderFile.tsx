import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePermission } from '../../shared/api/getMe';
import { storedFile } from '../../shared/api/getFile';
import type { StoredFile } from '../../shared/api/types';
import FileField from '../../shared/files/FileField';
import { useTranslation } from '../../shared/i18n/i18n';

type Props = {
  organizationId: string;
  value: string | null;
  onChange: (fileId: string | null) => void;
  onBusy: (busy: boolean) => void;
  error?: string;
};

/** The order that appoints, as a file of the organisation: whoever sees the role there may read it. */
export default function OrderFile({ organizationId, value, onChange, onBusy, error }: Props) {
  const { t } = useTranslation();
  const allowed = usePermission('files:write');
  const found = useQuery(storedFile(value));
  const [chosen, setChosen] = useState<StoredFile[] | null>(null);
  if (!allowed) return null;
  return (
    <FileField
      label={t('roleList.orderFile')}
      organizationId={organizationId}
      value={chosen ?? (found.data ? [found.data] : [])}
      onChange={(files) => {
        setChosen(files);
        onChange(files[0]?.id ?? null);
      }}
      onBusy={onBusy}
      max={1}
      error={error}
    />
  );
}
