import { Group, Pill, Stack, Text } from '@mantine/core';
import { useOrganization } from '../../shared/api/getOrganization';
import { useTranslation } from '../../shared/i18n/i18n';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';

type Props = { value: string[]; onChange: (ids: string[]) => void; error?: string };

/** Chosen schools, each added by typing a part of its name; none means all of them. */
export function SchoolsField({ value, onChange, error }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap={6}>
      <OrganizationSelect
        label={t('events.schools')}
        kind="SCHOOL"
        value={null}
        onChange={(id) => id && !value.includes(id) && onChange([...value, id])}
        error={error}
      />
      <Text size="sm" className="quiet">
        {value.length > 0 ? t('events.schoolsCount', { count: value.length }) : t('events.schoolsAll')}
      </Text>
      <Group gap={6}>
        {value.map((id) => (
          <School key={id} id={id} onRemove={() => onChange(value.filter((one) => one !== id))} />
        ))}
      </Group>
    </Stack>
  );
}

function School({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const name = useOrganization(id).data?.name ?? '…';
  return (
    <Pill
      withRemoveButton
      onRemove={onRemove}
      removeButtonProps={{ 'aria-label': t('events.schoolRemove', { name }), 'aria-hidden': false, tabIndex: 0 }}
    >
      {name}
    </Pill>
  );
}
