import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { nextCode, type GroundDraft } from './grounds';

type Props = { grounds: GroundDraft[]; onChange: (next: GroundDraft[]) => void; error: unknown };

/** The grounds a school can be taken in on, in the programme's own words. */
export function GroundList({ grounds, onChange, error }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t('programmes.grounds')}
      </Text>
      {grounds.map((ground, index) => (
        <Group key={ground.code} gap="xs" wrap="nowrap" align="flex-start">
          <TextInput
            style={{ flex: 1 }}
            aria-label={t('programmes.groundNumber', { number: index + 1 })}
            value={ground.name}
            onChange={(event) =>
              onChange(
                grounds.map((one) => (one.code === ground.code ? { ...one, name: event.currentTarget.value } : one)),
              )
            }
            maxLength={500}
            required
            error={fieldError(error, `/grounds/${index}/name`) ?? fieldError(error, `/grounds/${index}/code`)}
          />
          <ActionIcon
            mt={3}
            variant="subtle"
            color="red"
            size="lg"
            aria-label={t('programmes.removeGround', { number: index + 1 })}
            onClick={() => onChange(grounds.filter((one) => one.code !== ground.code))}
          >
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        w="fit-content"
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onChange([...grounds, { code: nextCode(grounds), name: '' }])}
      >
        {t('programmes.addGround')}
      </Button>
      {fieldError(error, '/grounds') && (
        <Text size="sm" c="red">
          {fieldError(error, '/grounds')}
        </Text>
      )}
    </Stack>
  );
}
