# The one library that users see, made of every layer, and how it is installed and found.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

function(netlint_package)
    get_property(layers GLOBAL PROPERTY NETLINT_LAYERS)
    get_property(private_libs GLOBAL PROPERTY NETLINT_PRIVATE_LIBS)
    list(REMOVE_DUPLICATES private_libs)
    set(objects "")
    foreach(layer IN LISTS layers)
        list(APPEND objects $<TARGET_OBJECTS:netlint_${layer}>)
    endforeach()

    add_library(netlint STATIC ${objects})
    add_library(netlint::netlint ALIAS netlint)
    set_target_properties(netlint PROPERTIES LINKER_LANGUAGE CXX)
    target_compile_features(netlint PUBLIC cxx_std_23)
    target_include_directories(netlint PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
                               $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
    target_link_libraries(netlint PUBLIC fmt::fmt Boost::headers PRIVATE ${private_libs})

    if(NOT PROJECT_IS_TOP_LEVEL)
        return()
    endif()
    set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/netlint")
    install(TARGETS netlint EXPORT netlint-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
    install(EXPORT netlint-targets NAMESPACE netlint:: DESTINATION ${package_dir})
    install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/netlint" DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
    configure_package_config_file("${PROJECT_SOURCE_DIR}/lib/cmake/netlint-config.cmake.in"
                                  "${PROJECT_BINARY_DIR}/netlint-config.cmake" INSTALL_DESTINATION ${package_dir})
    write_basic_package_version_file("${PROJECT_BINARY_DIR}/netlint-config-version.cmake" COMPATIBILITY SameMinorVersion)
    install(FILES "${PROJECT_BINARY_DIR}/netlint-config.cmake" "${PROJECT_BINARY_DIR}/netlint-config-version.cmake"
            DESTINATION ${package_dir})
    # Relative, so that the folder it is installed to may move.
    file(RELATIVE_PATH NETLINT_PC_TO_PREFIX "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
    configure_file("${PROJECT_SOURCE_DIR}/lib/cmake/netlint.pc.in" "${PROJECT_BINARY_DIR}/netlint.pc" @ONLY)
    install(FILES "${PROJECT_BINARY_DIR}/netlint.pc" DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endfunction()
