package ru.opora.organizations.clients;

import java.util.List;
import org.mapstruct.Mapper;

/** Rows of API clients as views. */
@Mapper
interface ApiClientMapper {

    ApiClientView view(ApiClientRow row, ClientStatus status, List<ApiClientView.Action> allowedActions);
}
