import { lazy, Suspense } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';

const OrganizationSelect = lazy(() =>
  import('../../shared/ui/OrganizationSelect').then((found) => ({ default: found.OrganizationSelect })),
);

type Props = { value: string | undefined; onChange: (place: string | undefined) => void };

/** The municipality whose executors alone are counted. */
export function PlaceSelect({ value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <Suspense>
      <OrganizationSelect
        label={t('figures.within')}
        kind="MUNICIPALITY"
        value={value ?? null}
        onChange={(place) => onChange(place ?? undefined)}
      />
    </Suspense>
  );
}
