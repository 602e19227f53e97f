package ru.opora.organizations;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Switches the scheduled methods of this room on: acts whose day comes, lists being carried out, names made anew. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class OrganizationJobs {}
