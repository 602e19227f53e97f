import { Checkbox, Stack, Text } from '@mantine/core';
import { useTranslation } from '../../shared/i18n/i18n';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useOfferedScopes } from './api/listOfferedScopes';
import { forSystems, scopeText, scopeWord } from './scopes';

type Props = {
  organizationId: string | null;
  value: string[];
  onChange: (scopes: string[]) => void;
  error?: string;
};

/** The rights as words with what each opens; only those the person may pass on, and those the system has already. */
export function ScopeChoice({ organizationId, value, onChange, error }: Props) {
  const { t } = useTranslation();
  const offered = useOfferedScopes(organizationId);
  if (organizationId === null) return <Text className="quiet">{t('apiClients.organizationFirst')}</Text>;
  if (offered.error) return <ProblemAlert error={offered.error} onRetry={() => void offered.refetch()} />;
  if (!offered.data) return <Loading rows={4} />;
  const held = forSystems(offered.data);
  const all = [...held, ...value.filter((scope) => !held.includes(scope))];
  return (
    <Checkbox.Group
      label={t('apiClients.scopes')}
      description={t('apiClients.scopesHint')}
      value={value}
      onChange={onChange}
      error={error}
      withAsterisk
    >
      <Stack gap="xs" mt="xs">
        {all.map((scope) => (
          <Checkbox key={scope} value={scope} label={scopeWord(scope)} description={scopeText(scope)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
