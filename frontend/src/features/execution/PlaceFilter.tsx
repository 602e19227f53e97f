import { lazy, Suspense } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';

const OrganizationSelect = lazy(() =>
  import('../../shared/ui/OrganizationSelect').then((found) => ({ default: found.OrganizationSelect })),
);

type Props = { value: string | undefined; onChange: (place: string | undefined) => void };

export function PlaceFilter({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Suspense>
      <OrganizationSelect
        label={t('control.within')}
        kind="MUNICIPALITY"
        value={value ?? null}
        onChange={(place) => onChange(place ?? undefined)}
      />
    </Suspense>
  );
}
