import { NativeSelect } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { usePlaces } from './api/forms';

type Props = { roundId: string; value: string | undefined; onChange: (id: string | undefined) => void };

/** A municipality of the panel: as it was called on its day. */
export function PlaceSelect({ roundId, value, onChange }: Props) {
  const { t } = useTranslation();
  const { places } = usePlaces(roundId);
  if (places.length < 2 && !value) return null;
  return (
    <NativeSelect
      label={t('rounds.municipality')}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: t('rounds.allPlaces') },
        ...places.map(({ municipality }) => ({ value: municipality.id, label: municipality.name })),
      ]}
    />
  );
}
